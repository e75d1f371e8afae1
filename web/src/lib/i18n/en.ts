import { inbox } from "./en/inbox";
import { notes } from "./en/notes";
import { pages } from "./en/pages";
import { create } from "./en/create";
import { casting } from "./en/casting";
import { panel } from "./en/panel";
import { rows } from "./en/rows";
import { state } from "./en/state";
import { thumbnail } from "./en/thumbnail";
import { signIn } from "./en/signIn";
import { setup } from "./en/setup";
import { frame } from "./en/frame";
import { nav } from "./en/nav";
import { projects } from "./en/projects";
import { grid } from "./en/grid";
import { bar } from "./en/bar";
import { cells } from "./en/cells";
import { conflict } from "./en/conflict";
import { detail } from "./en/detail";
import { drawer } from "./en/drawer";
import { editing } from "./en/editing";
import { history } from "./en/history";
import { activity } from "./en/activity";
import { team } from "./en/team";
import { credits } from "./en/credits";
import { settingsFrame } from "./en/settings-frame";
import { workflow } from "./en/workflow";
import { comparison } from "./en/comparison";
import { search } from "./en/search";
import { timeMachine } from "./en/time-machine";
import { door } from "./en/door";
import { security } from "./en/security";
import { people } from "./en/people";
import { settings } from "./en/settings";
import { shortcuts } from "./en/shortcuts";
import { palette } from "./en/palette";
import { types } from "./en/types";
import { editors } from "./en/editors";
import { columns } from "./en/columns";
import { keys } from "./en/keys";
import { actions } from "./en/actions";
import { archive } from "./en/archive";
import { filter } from "./en/filter";
import { fields } from "./en/fields";
import { forms } from "./en/forms";
import { view } from "./en/view";
import { overview } from "./en/overview";
import { access } from "./en/access";
import { myWork } from "./en/my-work";
import { timesheet } from "./en/timesheet";
import { diaryKept } from "./en/diary-kept";
import { webhooks } from "./en/webhooks";
import { explainRow } from "./en/explain-row";
import { daysOff } from "./en/days-off";
import { gridFacts } from "./en/grid-facts";
import { ownFields } from "./en/own-fields";
import { taskFacts } from "./en/task-facts";
import { taskGestures } from "./en/task-gestures";

export const en = {
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
