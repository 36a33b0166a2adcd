import { afterAll, beforeAll, expect, test } from "vitest";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { cases } from "./cases.ts";
import { fingerprint } from "./rows.ts";

const sql = withDatabase();
withStore();

const mutations = cases.filter(({ operation }) => operation.kind === "mutation");
const others = cases.filter(({ operation }) => operation.kind !== "mutation");

/** A switch that makes every event impossible to write. */
beforeAll(async () => {
  await sql().unsafe(`
    create function refuse_event() returns trigger language plpgsql as $$ begin raise 'the disk is full' using errcode = '53100'; end $$;
    create trigger refuse_events before insert on events execute function refuse_event();
    alter table events disable trigger refuse_events`);
});

afterAll(() => switchEvents("on"));

test.each(mutations)("$name leaves exactly one event, with who did what", async ({ operation, ...row }) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const last = await lastEvent();
  await operation(caller, input);
  const left =
    await sql()`select team_id, action, actor, subject_kind, subject_id from events where id > ${last}`;
  expect(left).toMatchObject([{ team_id: caller.team.id, action: operation.action, actor: caller.actor }]);
  expect(left[0]?.["subject_kind"]).toMatch(/^[a-zA-Z]+$/u);
  expect(left[0]?.["subject_id"]).not.toBe("");
});

test.each(mutations)(
  "$name changes nothing when its event cannot be written",
  async ({ operation, ...row }) => {
    const caller = await row.makeCaller();
    const input = await row.arrange(caller);
    const before = await fingerprint(sql());
    await switchEvents("off");
    await expect(operation(caller, input))
      .rejects.toThrow()
      .finally(() => switchEvents("on"));
    expect(await fingerprint(sql())).toBe(before);
  },
);

test.each(others)("$name, which is no mutation, leaves no event", async ({ operation, ...row }) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const last = await lastEvent();
  await operation(caller, input);
  expect(await lastEvent()).toBe(last);
});

async function lastEvent(): Promise<string> {
  const [row] = await sql()<{ last: string }[]>`select coalesce(max(id), 0)::text as last from events`;
  return row?.last ?? "0";
}

async function switchEvents(state: "on" | "off"): Promise<void> {
  await sql().unsafe(`alter table events ${state === "off" ? "enable" : "disable"} trigger refuse_events`);
}
