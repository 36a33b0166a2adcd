import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { messageOf } from "./message-of.ts";

test("a refusal is told in the server's words, whatever they speak of", () => {
  const message = "10.0.0.1 is not on the public internet. An operator allows hosts of their own network.";
  const refused = TRPCClientError.from({ error: { message, code: -32600, data: { httpStatus: 400 } } });
  expect(messageOf(refused)).toBe(message);
  expect(messageOf(new Error("The file is gone."))).toBe("The file is gone.");
});

test.each([
  new TypeError("Failed to fetch"),
  TRPCClientError.from(new TypeError("NetworkError when attempting to fetch resource.")),
  TRPCClientError.from(new SyntaxError("Unexpected token '<'")),
  "no error at all",
])("where nothing answered, that is told: %s", (error) => {
  expect(messageOf(error)).toMatch(/did not answer/u);
});
