import { expect, test } from "vitest";
import type { ViewOut } from "@/api/views";
import type { ViewState } from "@/grid/view/view-state";
import { linkTo } from "./link";
import type { PageView } from "./use-view";

const usual: ViewState = { columns: [], filter: null, sort: [], group: ["parent"], density: "comfortable" };
const state: ViewState = {
  ...usual,
  sort: [{ field: "name", desc: true }],
  filter: { field: "name", op: "contains", value: "SH" },
};
const here = (search: string) => new URL(`https://motk.studio/projects/p/shots${search}`) as unknown as Location;
const view = (share: ViewOut["share"] | null, shown: ViewState): PageView =>
  ({ usual, state: shown, saved: share && { id: "v1", share } }) as PageView;

const said = (link: string) => Object.fromEntries(new URL(link).searchParams);

test("the link of a private view says all that it shows, since nobody else can open it", () => {
  expect(said(linkTo(view("private", state), here("?view=v1&row=r1")))).toEqual({
    view: "none",
    filter: JSON.stringify(state.filter),
    sort: "-name",
    row: "r1",
  });
});

test("the link of a shared view names it, and what the address changes of it", () => {
  const filter = encodeURIComponent(JSON.stringify(state.filter));
  expect(said(linkTo(view("project", state), here(`?view=v1&filter=${filter}`)))).toEqual({
    view: "v1",
    filter: JSON.stringify(state.filter),
  });
});

test("a link to the page as it comes says so, or a colleague would see the page as they left it", () => {
  expect(said(linkTo(view(null, usual), here("")))).toEqual({ view: "none" });
});
