export { getReproduction } from "./get.ts";
export type { Gap, Reproduction, Step } from "./schema.ts";
