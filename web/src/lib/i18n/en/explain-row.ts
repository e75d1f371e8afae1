/** Who may do what with one row of a grid. */
export const explainRow = {
  action: "Explain access…",
  title: "Access to {{name}}",
  who: "Person",
  verb: {
    "entity.get": "See it",
    "entity.edit": "Change it",
    "entity.archive": "Archive it",
    "task.create": "Make tasks for it",
    "casting.set": "Change its cast",
    "task.get": "See it",
    "task.set_status": "Set its status",
    "task.assign": "Assign it",
    "task.edit": "Change its dates and the rest",
    "comment.create": "Write a note on it",
    "time_entry.log": "Log time on it",
    "task.archive": "Archive it",
  },
};
