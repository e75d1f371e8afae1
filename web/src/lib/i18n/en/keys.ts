export const keys = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  delete: "Delete",
  escape: "Esc",
  space: "Space",
  menu: "Menu",
  home: "Home",
  end: "End",
};
