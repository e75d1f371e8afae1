export const shortcuts = {
  title: "Keyboard shortcuts",
  move: "Move between cells",
  edit: "Edit the cell, pick a status",
  type: "Type over the cell",
  select: "Select the row",
  panel: "Open the panel",
  escape: "Close, or leave the cell as it was",
  send: "Send the comment",
  help: "This list",
  goto: "Go to a page, project, shot or asset",
};
