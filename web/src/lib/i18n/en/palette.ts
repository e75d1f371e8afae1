export const palette = {
  placeholder: "Go to a page, project, shot or asset",
  none: "Nothing of that name",
  project: "Project",
  page: "Page",
};
