import type { en } from "./en";
import { pages } from "./fr/pages";
import { create } from "./fr/create";
import { panel } from "./fr/panel";
import { rows } from "./fr/rows";
import { state } from "./fr/state";
import { signIn } from "./fr/signIn";
import { setup } from "./fr/setup";
import { frame } from "./fr/frame";
import { nav } from "./fr/nav";
import { projects } from "./fr/projects";
import { grid } from "./fr/grid";
import { bar } from "./fr/bar";
import { cells } from "./fr/cells";
import { conflict } from "./fr/conflict";
import { drawer } from "./fr/drawer";
import { editing } from "./fr/editing";
import { history } from "./fr/history";
import { activity } from "./fr/activity";
import { team } from "./fr/team";
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
import { view } from "./fr/view";

export const fr: typeof en = {
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
