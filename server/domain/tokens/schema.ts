import { z } from "zod";
import { scopes } from "#server/auth/caller.ts";
import { Email } from "../teams/schema.ts";

export const TokenName = z.string().trim().min(1).max(100);
export const ScopeName = z.enum(scopes);

/** Days until the token ends, at most ten years; absent: it ends when it is revoked. */
const expiresInDays = z.number().positive().max(3_650).optional();

export const CreateToken = z.strictObject({ name: TokenName, scope: ScopeName, expiresInDays });
export const CreateTokenFor = CreateToken.extend({ email: Email });
export const RevokeToken = z.strictObject({ id: z.int().positive() });
export const ListTokens = z.strictObject({});
