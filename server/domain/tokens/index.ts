export { createServiceToken, createToken, createTokenFor } from "./create.ts";
export { listTokens } from "./list.ts";
export { revokeToken } from "./revoke.ts";
export { roleOfService } from "./rules.ts";
export { teamOfToken } from "./secret.ts";
