import { resolveMachineCaller } from "#server/auth/machine-caller.ts";
import { makeMlflowDoor } from "./door.ts";

/** The MLflow protocol for whoever brings a token. */
export const mlflowDoor = makeMlflowDoor(resolveMachineCaller);
