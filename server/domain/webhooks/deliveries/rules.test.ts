import { expect, test } from "vitest";
import { nextAttempt } from "./rules.ts";

const now = new Date("2026-03-01T12:00:00Z");
const answered = (status: number | null, isDelivered = false) => {
  return { attempt: { isDelivered, status, excerpt: null, error: null, durationMs: 5 }, isRefused: false };
};
const secondsUntilNext = (answer: Parameters<typeof nextAttempt>[0], attempts: number, random = 0) => {
  const next = nextAttempt(answer, attempts, now, random);
  return next && (next.getTime() - now.getTime()) / 1000;
};

test("the pauses grow from a second to an hour, a little longer for some, and the seventh attempt is the last", () => {
  const attempts = [1, 2, 3, 4, 5, 6, 7];
  expect(attempts.map((made) => secondsUntilNext(answered(503), made))).toEqual([
    1,
    2,
    4,
    60,
    600,
    3_600,
    undefined,
  ]);
  expect(secondsUntilNext(answered(null), 4, 1)).toBe(75);
});

test("a receiver that asks for patience gets it, for an hour at most", () => {
  expect(secondsUntilNext({ ...answered(429), retryAfterSeconds: 120 }, 1)).toBe(120);
  expect(secondsUntilNext({ ...answered(429), retryAfterSeconds: 1 }, 4)).toBe(60);
  expect(secondsUntilNext({ ...answered(503), retryAfterSeconds: 86_400 }, 1)).toBe(3_600);
});

test("what was delivered, refused for good or not sent by our own choice is not tried again", () => {
  expect(secondsUntilNext(answered(200, true), 1)).toBeUndefined();
  expect(secondsUntilNext(answered(404), 1)).toBeUndefined();
  expect(secondsUntilNext({ ...answered(null), isRefused: true }, 1)).toBeUndefined();
});
