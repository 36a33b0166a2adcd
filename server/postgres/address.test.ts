import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDatabaseAddress } from "./address.ts";

let folder: string;
let authority: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "saigen-address-"));
  authority = path.join(folder, "ca.pem");
  writeFileSync(authority, "certificate");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The options as a test looks at them, whatever else the driver allows there. */
function tlsOf(host: string, mode: string) {
  const address = `postgres://u@${host}/d?sslmode=${mode}&sslrootcert=${authority}`;
  return readDatabaseAddress(address).ssl as {
    checkServerIdentity(name: string, certificate: object): Error | undefined;
  };
}

describe("a database address", () => {
  it("gives host, port, user, password and database, decoded", () => {
    expect(readDatabaseAddress("postgres://ann%40x:p%2Fw%3A@db.example.org:5433/my%20data")).toMatchObject({
      host: ["db.example.org"],
      port: [5433],
      user: "ann@x",
      password: "p/w:",
      database: "my data",
      connection: { application_name: "saigen" },
    });
  });

  it("takes several hosts and asks for the one that writes", () => {
    const options = readDatabaseAddress("postgresql://u@one,two:5433/d?target_session_attrs=read-write");
    expect(options).toMatchObject({
      host: ["one", "two"],
      port: [5432, 5433],
      target_session_attrs: "read-write",
    });
  });

  it("takes an IPv6 address and a socket folder", () => {
    expect(readDatabaseAddress("postgres://[::1]:5440/d")).toMatchObject({ host: ["::1"], port: [5440] });
    const bySocket = { path: "/run/postgresql/.s.PGSQL.5432", ssl: false };
    expect(readDatabaseAddress("postgres://u@/d?host=/run/postgresql")).toMatchObject(bySocket);
    expect(readDatabaseAddress("postgres://u@%2Frun%2Fpostgresql/d")).toMatchObject(bySocket);
  });

  it.each([
    ["", "prefer"],
    ["sslmode=disable", false],
    ["sslmode=allow", "prefer"],
    ["sslmode=prefer", "prefer"],
    ["sslmode=require", { rejectUnauthorized: false }],
    ["ssl=true", { rejectUnauthorized: false }],
    ["sslmode=verify-full", { rejectUnauthorized: true, checkServerIdentity: expect.any(Function) }],
    ["sslrootcert=system", { rejectUnauthorized: true, checkServerIdentity: expect.any(Function) }],
  ])("reads ?%s as libpq does", (parameters, tls) => {
    expect(readDatabaseAddress(`postgres://u@h/d?${parameters}`).ssl).toEqual(tls);
  });

  it("trusts only the given authority", () => {
    for (const mode of ["verify-full", "verify-ca", "require"]) {
      expect(tlsOf("h", mode)).toMatchObject({ ca: "certificate", rejectUnauthorized: true });
    }
  });

  it("accepts any name up to verify-ca, and with verify-full only the one asked for", () => {
    const certificate = {
      subject: { CN: "localhost" },
      subjectaltname: "DNS:localhost, IP Address:10.0.0.5",
    };
    const accepts = (host: string, mode: string, name = host) =>
      tlsOf(host, mode).checkServerIdentity(name, certificate) === undefined;
    expect(accepts("db.example.org", "verify-ca")).toBe(true);
    expect(accepts("db.example.org", "verify-full")).toBe(false);
    expect(accepts("localhost", "verify-full")).toBe(true);
    // Node checks "localhost" when the host is an address.
    expect(accepts("127.0.0.1", "verify-full", "localhost")).toBe(false);
    expect(accepts("10.0.0.5", "verify-full", "localhost")).toBe(true);
  });

  it("shows a client certificate", () => {
    const options = readDatabaseAddress(
      `postgres://u@h/d?sslmode=require&sslcert=${authority}&sslkey=${authority}`,
    );
    expect(options.ssl).toEqual({ cert: "certificate", key: "certificate", rejectUnauthorized: false });
  });

  it.each([
    ["postgres://u:secret@h/d?sslmode=sometimes", "sslmode=sometimes"],
    ["postgres://u:secret@h/d?sslmode=verify-full&sslrootcert=/nowhere/ca.pem", "/nowhere/ca.pem"],
    ["postgres://u:secret@h/d?channel_binding=require", "channel_binding"],
    ["postgres://u:secret@h/d?target_session_attrs=read-only", "read-write"],
    ["postgres://u:secret%@h/d", "%25"],
    ["postgres://u:sec/ret@h/d", "postgres://user:password@host:5432/database"],
  ])("refuses %s without telling the password", (address, said) => {
    const read = () => readDatabaseAddress(address);
    expect(read).toThrow(said);
    expect(read).not.toThrow("secret");
  });
});
