import { endpoint, type Endpoint } from "./endpoint.ts";
import { presentList, requiredText } from "./fields.ts";

/**
 * Clients of 3.x look for a logged model whenever they list or download a run's files, and expect an empty page where there is
 * none. No logged models are kept yet, so none is ever found.
 */
export const loggedModelEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "logged-models/search",
    request: { experiment_ids: presentList(requiredText()) },
    answer: () => Promise.resolve({ models: [] }),
  }),
];
