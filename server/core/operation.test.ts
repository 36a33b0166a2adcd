import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { events, teams } from "#db/schema/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam, throughToken } from "#tests/team.ts";
import { database } from "./database.ts";
import { invalid } from "./errors.ts";
import { mutation } from "./operation.ts";

withDatabase();

const rename = mutation({
  action: "team.update",
  input: z.strictObject({ name: z.string() }),
  async handle({ tx, caller, input, record }) {
    await tx.update(teams).set({ name: input.name }).where(eq(teams.id, caller.team.id));
    if (input.name === "bad") throw invalid("That name is not possible.");
    await record({ subject: { kind: "team", id: caller.team.slug }, after: input });
  },
});

test("a mutation leaves exactly one event in its own transaction", async () => {
  const owner = await makeTeam("owner");
  await rename(owner, { name: "Fraud" });
  const rows = await database().select().from(events).where(eq(events.teamId, owner.team.id));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    action: "team.update",
    actor: owner.actor,
    data: { after: { name: "Fraud" } },
  });
});

test("a mutation that fails leaves neither change nor event", async () => {
  const owner = await makeTeam("owner");
  await expect(rename(owner, { name: "bad" })).rejects.toMatchObject({ kind: "invalid" });
  expect(await database().$count(events, eq(events.teamId, owner.team.id))).toBe(0);
  expect(await database().$count(teams, eq(teams.name, "bad"))).toBe(0);
});

test("a role below the policy's and a token of too small a scope are refused", async () => {
  await expect(rename(await makeTeam("maintainer"), { name: "x" })).rejects.toMatchObject({
    kind: "forbidden",
  });
  const token = throughToken(await makeTeam("owner"), "log");
  await expect(rename(token, { name: "x" })).rejects.toMatchObject({ kind: "forbidden" });
});

test("an unknown field is refused by name", async () => {
  const owner = await makeTeam("owner");
  const input = { name: "x", surprise: 1 };
  await expect(rename(owner, input)).rejects.toThrow(/surprise/);
});
