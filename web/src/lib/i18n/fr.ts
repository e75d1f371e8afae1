import type { en } from "./en";
import { inbox } from "./fr/inbox";
import { notes } from "./fr/notes";
import { pages } from "./fr/pages";
import { create } from "./fr/create";
import { casting } from "./fr/casting";
import { panel } from "./fr/panel";
import { rows } from "./fr/rows";
import { state } from "./fr/state";
import { thumbnail } from "./fr/thumbnail";
import { signIn } from "./fr/signIn";
import { setup } from "./fr/setup";
import { frame } from "./fr/frame";
import { nav } from "./fr/nav";
import { projects } from "./fr/projects";
import { grid } from "./fr/grid";
import { bar } from "./fr/bar";
import { cells } from "./fr/cells";
import { conflict } from "./fr/conflict";
import { detail } from "./fr/detail";
import { drawer } from "./fr/drawer";
import { editing } from "./fr/editing";
import { history } from "./fr/history";
import { activity } from "./fr/activity";
import { team } from "./fr/team";
import { credits } from "./fr/credits";
import { settingsFrame } from "./fr/settings-frame";
import { workflow } from "./fr/workflow";
import { comparison } from "./fr/comparison";
import { search } from "./fr/search";
import { timeMachine } from "./fr/time-machine";
import { door } from "./fr/door";
import { security } from "./fr/security";
import { people } from "./fr/people";
import { settings } from "./fr/settings";
import { shortcuts } from "./fr/shortcuts";
import { palette } from "./fr/palette";
import { types } from "./fr/types";
import { editors } from "./fr/editors";
import { columns } from "./fr/columns";
import { keys } from "./fr/keys";
import { actions } from "./fr/actions";
import { archive } from "./fr/archive";
import { filter } from "./fr/filter";
import { fields } from "./fr/fields";
import { forms } from "./fr/forms";
import { view } from "./fr/view";
import { overview } from "./fr/overview";
import { access } from "./fr/access";
import { myWork } from "./fr/my-work";
import { timesheet } from "./fr/timesheet";
import { diaryKept } from "./fr/diary-kept";
import { webhooks } from "./fr/webhooks";
import { explainRow } from "./fr/explain-row";
import { daysOff } from "./fr/days-off";
import { gridFacts } from "./fr/grid-facts";
import { ownFields } from "./fr/own-fields";
import { taskFacts } from "./fr/task-facts";
import { taskGestures } from "./fr/task-gestures";

export const fr: typeof en = {
  state,
  thumbnail,
  signIn,
  setup,
  frame,
  nav,
  projects,
  grid,
  bar,
  cells,
  conflict,
  detail,
  drawer,
  editing,
  history,
  activity,
  team,
  credits,
  search,
  timeMachine,
  door,
  security,
  people,
  settings,
  settingsFrame,
  workflow,
  comparison,
  shortcuts,
  palette,
  types,
  editors,
  columns,
  keys,
  actions,
  archive,
  pages,
  create,
  casting,
  panel,
  filter,
  fields,
  forms,
  rows,
  view,
  notes,
  inbox,
  ownFields,
  taskFacts,
  taskGestures,
  gridFacts,
  daysOff,
  explainRow,
  timesheet,
  diaryKept,
  webhooks,
  myWork,
  overview,
  access,
};
