import { expect, it } from "vitest";
import { tolerateLostConnection } from "./outlive-database.ts";

it("a connection lost while it is made does not end the process", () => {
  const lost = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
  expect(() => tolerateLostConnection(lost)).not.toThrow();
});

it("any other unhandled rejection still does", () => {
  const fault = new TypeError("x is not a function");
  expect(() => tolerateLostConnection(fault)).toThrow(fault);
});
