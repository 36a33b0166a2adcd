import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import { homedir } from "node:os";
import path from "node:path";
import { checkServerIdentity, type ConnectionOptions, type PeerCertificate } from "node:tls";
import { StartError } from "../core/start-error.ts";

/**
 * libpq's `ssl…` parameters as `tls.connect` options. Up to `require` nobody's identity is checked; from `verify-ca`
 * on the server must prove itself.
 */
export function readTls(
  parameters: Map<string, string>,
  hosts: string[],
): "prefer" | false | ConnectionOptions {
  const mode =
    parameters.get("sslmode") ?? (parameters.get("sslrootcert") === "system" ? "verify-full" : "prefer");
  switch (mode) {
    case "disable":
      return false;
    case "allow":
    case "prefer":
      return "prefer";
    case "require":
      // As libpq: with a root certificate at hand, require verifies like verify-ca.
      return parameters.has("sslrootcert")
        ? verifyingTls(parameters, withoutName)
        : { ...clientIdentity(parameters), rejectUnauthorized: false };
    case "verify-ca":
      return verifyingTls(parameters, withoutName);
    case "verify-full":
      return verifyingTls(parameters, withNameOf(hosts));
    default:
      throw refuse(
        `has sslmode=${mode}, which is none of disable, allow, prefer, require, verify-ca, verify-full`,
      );
  }
}

/** verify-ca accepts any server whose certificate an authority signed, whatever its name. */
const withoutName: ConnectionOptions = { checkServerIdentity: () => undefined };

/**
 * `postgres` names no host to TLS when the host is an address, and Node then checks the certificate against
 * "localhost": such a server has to show one of the addresses asked for instead.
 */
function withNameOf(hosts: string[]): ConnectionOptions {
  const addresses = hosts.filter((host) => isIP(host) !== 0);
  const check = (name: string, certificate: PeerCertificate) => {
    if (hosts.includes(name) || addresses.length === 0) return checkServerIdentity(name, certificate);
    const faults = addresses.map((address) => checkServerIdentity(address, certificate));
    return faults.includes(undefined) ? undefined : faults[0];
  };
  return { checkServerIdentity: check };
}

function verifyingTls(parameters: Map<string, string>, more: ConnectionOptions): ConnectionOptions {
  const file = parameters.get("sslrootcert") ?? defaultRootCertificate();
  const authority =
    file === undefined || file === "system" ? {} : { ca: readCertificate("sslrootcert", file) };
  return { ...authority, ...clientIdentity(parameters), ...more, rejectUnauthorized: true };
}

function defaultRootCertificate(): string | undefined {
  const file = path.join(homedir(), ".postgresql", "root.crt");
  return existsSync(file) ? file : undefined;
}

function clientIdentity(parameters: Map<string, string>): ConnectionOptions {
  const certificate = parameters.get("sslcert");
  const key = parameters.get("sslkey");
  return present({
    cert: certificate && readCertificate("sslcert", certificate),
    key: key && readCertificate("sslkey", key),
    passphrase: parameters.get("sslpassword"),
    ...(parameters.get("sslsni") === "0" ? { servername: "" } : {}),
  });
}

function readCertificate(parameter: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw refuse(`names ${file} as ${parameter}, which cannot be read`, error);
  }
}

/** The values that are there: `postgres` and `tls` take an absent name and one set to undefined for two things. */
export function present<Values extends object>(values: Values): Values {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(kept) as Values;
}

/** The error of an address that cannot be honoured. */
export function refuse(reason: string, cause?: unknown): StartError {
  return new StartError(`DATABASE_URL ${reason}.`, { cause });
}
