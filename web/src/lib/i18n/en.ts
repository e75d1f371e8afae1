import { pages } from "./en/pages";
import { create } from "./en/create";
import { panel } from "./en/panel";
import { rows } from "./en/rows";
import { state } from "./en/state";
import { signIn } from "./en/signIn";
import { setup } from "./en/setup";
import { frame } from "./en/frame";
import { nav } from "./en/nav";
import { projects } from "./en/projects";
import { grid } from "./en/grid";
import { bar } from "./en/bar";
import { cells } from "./en/cells";
import { conflict } from "./en/conflict";
import { drawer } from "./en/drawer";
import { editing } from "./en/editing";
import { history } from "./en/history";
import { activity } from "./en/activity";
import { team } from "./en/team";
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
import { view } from "./en/view";

export const en = {
  state,
  signIn,
  setup,
  frame,
  nav,
  projects,
  grid,
  bar,
  cells,
  conflict,
  drawer,
  editing,
  history,
  activity,
  team,
  settings,
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
  panel,
  filter,
  fields,
  rows,
  view,
};
