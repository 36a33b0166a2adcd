export * from "./artifacts.ts";
export * from "./data.ts";
export * from "./events.ts";
export * from "./experiments.ts";
export * from "./metrics.ts";
export * from "./runs.ts";
export * from "./settings.ts";
export * from "./teams.ts";
