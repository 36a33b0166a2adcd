import type postgres from "postgres";
import { present, readTls, refuse } from "./tls.ts";

/** `sslnegotiation` is read by `postgres` and missing from its types. */
type Options = postgres.Options<Record<string, postgres.PostgresType>> & { sslnegotiation?: "direct" };

/** `postgres://user:password@host:port,host:port/database?name=value`, every part but the scheme optional. */
const addressShape =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^/?#]*)(?:\/(?<database>[^?#]*))?(?:\?(?<parameters>[^#]*))?$/;

const form = "write postgres://user:password@host:5432/database";

const parameterNames = new Set(
  (
    "host port user password dbname connect_timeout application_name options target_session_attrs " +
    "sslmode sslrootcert sslcert sslkey sslpassword sslsni sslnegotiation"
  ).split(" "),
);

/**
 * What libpq reads out of a connection address, as options of `postgres`. TLS keeps libpq's meaning, with one
 * difference: verification without `sslrootcert` trusts the authorities Node trusts instead of failing.
 *
 * @throws StartError when the address asks for something that cannot be honoured; it never contains the password.
 */
export function readDatabaseAddress(address: string): Options {
  const parts = addressShape.exec(address)?.groups;
  if (!parts) throw refuse(`is wrongly made: ${form}`);
  const parameters = readParameters(parts.parameters ?? "");
  const { hosts, ports } = readHosts(parts.hosts ?? "", parameters);
  const [first = "localhost"] = hosts;
  const isSocket = first.startsWith("/");
  return {
    ...(isSocket ? { host: "localhost", path: `${first}/.s.PGSQL.${ports[0]}` } : listed(hosts, ports)),
    ...present({
      user: parameters.get("user") ?? decode(parts.user),
      password: parameters.get("password") ?? decode(parts.password),
      database: parameters.get("dbname") ?? decode(parts.database),
      target_session_attrs: readSessionAttributes(parameters),
      connect_timeout: readSeconds(parameters),
    }),
    ssl: isSocket ? false : readTls(parameters, hosts),
    ...(parameters.get("sslnegotiation") === "direct" ? { sslnegotiation: "direct" as const } : {}),
    connection: present({
      application_name: parameters.get("application_name") ?? "saigen",
      options: parameters.get("options"),
    }),
  };
}

/** `postgres` takes lists, and needs them for an address with colons; its types know of one host alone. */
function listed(hosts: string[], ports: number[]): Pick<Options, "host" | "port"> {
  return { host: hosts, port: ports } as unknown as Pick<Options, "host" | "port">;
}

function readParameters(query: string): Map<string, string> {
  const parameters = new Map(
    query
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair): [string, string] => {
        const [name = "", ...value] = pair.split("=");
        return [decode(name) ?? "", decode(value.join("=")) ?? ""];
      }),
  );
  if (parameters.get("ssl") === "true" && !parameters.has("sslmode")) parameters.set("sslmode", "require");
  parameters.delete("ssl");
  const unknown = [...parameters.keys()].find((name) => !parameterNames.has(name));
  if (unknown !== undefined) throw refuse(`has the parameter ${unknown}, which is not supported`);
  return parameters;
}

function readHosts(written: string, parameters: Map<string, string>): { hosts: string[]; ports: number[] } {
  const entries = written.split(",").map((entry) => {
    const parts = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(entry);
    if (!parts) throw refuse(`is wrongly made: ${form}, a / or @ in a password as %2F or %40`);
    const [, bracketed, plain, port] = parts;
    return { host: bracketed ?? decode(plain), port };
  });
  const hosts = parameters.get("host")?.split(",") ?? entries.map(({ host }) => host || "localhost");
  const ports = parameters.get("port")?.split(",") ?? entries.map(({ port }) => port);
  return { hosts, ports: hosts.map((_, index) => Number(ports[index] || ports[0] || 5432)) };
}

function readSessionAttributes(parameters: Map<string, string>): Options["target_session_attrs"] {
  const wanted = parameters.get("target_session_attrs");
  switch (wanted) {
    case undefined:
    case "any":
      return undefined;
    case "read-write":
    case "primary":
      return wanted;
    default:
      throw refuse(`has target_session_attrs=${wanted}, but Saigen writes: use read-write or primary`);
  }
}

function readSeconds(parameters: Map<string, string>): number | undefined {
  const seconds = parameters.get("connect_timeout");
  if (seconds === undefined) return undefined;
  if (/^\d+$/.test(seconds)) return Number(seconds);
  throw refuse("has a connect_timeout that is not a number of seconds");
}

function decode(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuse("contains a % that is not followed by two hexadecimal digits; write a plain % as %25");
  }
}
