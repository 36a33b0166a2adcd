import { z } from "zod";
import { scopes } from "#server/auth/caller.ts";
import { CountedId, text } from "#server/core/names.ts";
import { Email } from "../teams/schema.ts";

export const TokenName = text(100).trim().min(1);
export const ScopeName = z.enum(scopes);

/** Days until the token ends, at most ten years; absent: it ends when it is revoked. */
const expiresInDays = z.number().positive().max(3_650).optional();

export const CreateToken = z.strictObject({ name: TokenName, scope: ScopeName, expiresInDays });
export const CreateTokenFor = CreateToken.extend({ email: Email });
export const RevokeToken = z.strictObject({ id: CountedId });
export const ListTokens = z.strictObject({});
