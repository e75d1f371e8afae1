export const grid = {
  description: "Description",
  frames: "Frames",
  preview: "Preview",
  retake: "retake {{count}}",
  moreTasks: "+{{count}}",
  unsaved: "Not saved: {{problem}}",
  touched: "{{who}}, {{when}}",
  name: "Name",
  frameIn: "First frame",
  frameOut: "Last frame",
  failed: "The grid could not be loaded",
  nameNeeded: "A name cannot be empty.",
};
