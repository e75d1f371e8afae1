export const activity = {
  title: "Activity",
  failed: "The diary could not be loaded",
  via: {
    api: "by API",
    sdk: "by SDK",
    zou: "by Zou",
    import: "by import",
    job: "by a job",
    reaction: "by automation",
    cli: "by command",
    mcp: "by a tool",
    migration: "by an upgrade",
  },
};
