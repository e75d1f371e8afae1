export const actions = {
  everywhere: "Everywhere",
  go: "Go to anything, do anything",
  shortcuts: "Show the keyboard shortcuts",
  theme: "Theme: {{theme}}",
};
