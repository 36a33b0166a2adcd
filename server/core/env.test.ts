import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderEnvExample } from "./env-example.ts";
import { parseSettings } from "./env.ts";
import { StartError } from "./start-error.ts";

describe("settings", () => {
  it("have defaults that work on a bare machine", () => {
    expect(parseSettings({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      databaseUrl: undefined,
      sample: true,
      ssoGroupsClaim: "groups",
      ssoTeamMap: [],
    });
  });

  it("count an empty variable as absent, as compose files write it", () => {
    expect(parseSettings({ PORT: "", DATABASE_URL: " " })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it("follow the port in the default address", () => {
    expect(parseSettings({ PORT: "4000" }).publicUrl).toBe("http://localhost:4000");
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(parseSettings({}))).toBe(true);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PUBLIC_URL", "saigen.example.org"],
    ["PUBLIC_URL", "https://example.org/saigen"],
    ["DATABASE_URL", "mysql://localhost/saigen"],
    ["SAMPLE", "maybe"],
    ["LOG_LEVEL", "loud"],
    ["LOG_FORMAT", "xml"],
    ["ALLOWED_HOSTS", "https://example.org"],
    ["SSO_ALLOWED_DOMAINS", "someone@example.org"],
    ["SSO_TEAM_MAP", "ml-fraud=fraud"],
    ["SSO_TEAM_MAP", "ml-fraud=fraud:king"],
    ["SESSION_SECRET", "short"],
    ["DATABASE_POOL", "0"],
    ["ARTIFACTS_URL", "/srv/artifacts"],
    ["ARTIFACTS_URL", "file://server/share"],
    ["ARTIFACTS_URL", "s3://Bucket_/x"],
    ["ARTIFACTS_URL", "s3://bucket/a%2fb"],
    ["ARTIFACTS_URL", "s3://key:secret@bucket"],
    ["S3_ENDPOINT", "minio:9000"],
    ["S3_PATH_STYLE", "yes"],
    ["S3_SSE", "kms"],
    ["S3_SSE", "aws:kms:"],
    ["S3_DIRECT", "always"],
  ])("refuse %s=%s with one sentence that names the variable", (variable, value) => {
    const parse = () => parseSettings({ [variable]: value });
    expect(parse).toThrow(StartError);
    expect(parse).toThrow(new RegExp(`^${variable} must be .+\\.$`));
  });

  it.each([
    [{ OIDC_ISSUER: "https://login.example.org", OIDC_CLIENT_ID: "saigen" }, "OIDC_CLIENT_SECRET"],
    [{ OIDC_CLIENT_ID: "saigen", OIDC_CLIENT_SECRET: "s" }, "OIDC_ISSUER"],
    [{ GITHUB_CLIENT_SECRET: "s" }, "GITHUB_CLIENT_ID"],
    [{ AWS_SECRET_ACCESS_KEY: "s" }, "AWS_ACCESS_KEY_ID"],
  ])("refuse half of what belongs together: %o", (variables, missing) => {
    expect(() => parseSettings(variables)).toThrow(`${missing} is missing`);
  });
});

describe("SSO_TEAM_MAP", () => {
  it("maps groups to teams and roles", () => {
    expect(
      parseSettings({ SSO_TEAM_MAP: "ml-fraud=fraud:member, ml-leads=fraud:owner," }).ssoTeamMap,
    ).toEqual([
      { group: "ml-fraud", team: "fraud", role: "member" },
      { group: "ml-leads", team: "fraud", role: "owner" },
    ]);
  });

  it("takes a directory's group names, commas escaped", () => {
    expect(parseSettings({ SSO_TEAM_MAP: String.raw`cn=ml\,ou=groups=fraud:viewer` }).ssoTeamMap).toEqual([
      { group: "cn=ml,ou=groups", team: "fraud", role: "viewer" },
    ]);
  });
});

describe("ARTIFACTS_URL", () => {
  it.each([
    ["file:///srv/my%20files", { kind: "folder", folder: "/srv/my files" }],
    ["s3://ml-artifacts", { kind: "bucket", bucket: "ml-artifacts", prefix: "" }],
    ["s3://ml-artifacts/saigen//prod/", { kind: "bucket", bucket: "ml-artifacts", prefix: "saigen/prod/" }],
  ])("%s names a place", (text, place) => {
    expect(parseSettings({ ARTIFACTS_URL: text }).artifactsUrl).toEqual(place);
  });
});

describe("S3_SSE", () => {
  it.each([
    ["AES256", { algorithm: "AES256" }],
    ["aws:kms", { algorithm: "aws:kms" }],
    [
      "aws:kms:arn:aws:kms:eu-central-1:1:key/2",
      { algorithm: "aws:kms", keyId: "arn:aws:kms:eu-central-1:1:key/2" },
    ],
  ])("%s is a way to encrypt", (text, encryption) => {
    expect(parseSettings({ S3_SSE: text }).s3Sse).toEqual(encryption);
  });
});

describe(".env.example", () => {
  it("is what the declarations say; make it anew with: npx node server/core/env-example.ts", () => {
    expect(readFileSync(new URL("../../.env.example", import.meta.url), "utf8")).toBe(renderEnvExample());
  });
});
