import { createServiceToken, createToken, listTokens, revokeToken } from "#server/domain/tokens/index.ts";
import { procedure, router } from "./init.ts";

export const tokensRouter = router({
  list: procedure(listTokens),
  create: procedure(createToken),
  createService: procedure(createServiceToken),
  revoke: procedure(revokeToken),
});
