import { S3ServiceException } from "@aws-sdk/client-s3";
import { AppError, findCode, unavailable } from "#server/core/errors.ts";

const credentials =
  "The artifact bucket does not accept this server's credentials. An operator has to check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the role.";
const region =
  "The artifact bucket is in another region, or none is set. An operator has to check S3_REGION and S3_ENDPOINT.";
const full =
  "The artifact bucket is full, so the file was not kept. Ask an operator to make room, then try again.";
const away = "The artifact bucket cannot be reached just now. Try again in a moment.";

/** By the names S3 servers give their errors, which are the same for AWS, MinIO, Ceph and versitygw where they have one. */
const sentences: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: credentials,
  XAdminUserNotFound: credentials,
  SignatureDoesNotMatch: credentials,
  InvalidToken: credentials,
  ExpiredToken: credentials,
  ExpiredTokenException: credentials,
  TokenRefreshRequired: credentials,
  CredentialsProviderError: credentials,
  RequestTimeTooSkewed:
    "The clock of this server differs from the artifact bucket's, which therefore refuses it. An operator has to set the clock.",
  AccessDenied:
    "The artifact bucket refuses this. An operator has to give the server's credentials the permissions that docs/operate.md lists.",
  NoSuchBucket:
    "The bucket that ARTIFACTS_URL names does not exist. An operator has to make it, or mend ARTIFACTS_URL.",
  PermanentRedirect: region,
  AuthorizationHeaderMalformed: region,
  XMinioStorageFull: full,
  InsufficientStorage: full,
  QuotaExceeded: full,
};

/** Whether S3 says that there is no such object or upload. */
export const isAbsent = (error: unknown): boolean =>
  nameOf(error) === "NoSuchKey" || nameOf(error) === "NotFound" || nameOf(error) === "NoSuchUpload";

/** The name S3 or the SDK gave an error. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

/** Does the work, and says in a sentence why the bucket could not; failures of an upload's source stay as they are. */
export async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const sentence = sentenceOf(error);
  return sentence === undefined ? error : new AppError("unavailable", sentence, { cause: error });
}

function sentenceOf(error: unknown): string | undefined {
  const known = sentences[nameOf(error)];
  if (known !== undefined) return known;
  if (error instanceof Error && error.message === "Region is missing") return region;
  if (!(error instanceof S3ServiceException)) return isNetwork(error) ? away : undefined;
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status === 507) return full;
  // An answer to HEAD has no body that could name the error.
  if (status === 401 || status === 403) return sentences["AccessDenied"];
  if (status >= 500 || status === 429) return away;
  return isAbsent(error) || nameOf(error) in partFaults ? undefined : refused(error);
}

/** Some server's own word for something we do not know: it helps whoever runs that server. */
const refused = ({ name }: S3ServiceException) =>
  `The artifact bucket refuses this, and calls it ${/^\w{1,60}$/u.test(name) ? name : "an error"}. Tell an operator.`;

const networkCodes =
  /^(?:ECONN\w+|EPIPE|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ERR_(?:TLS|SSL)\w*|\w*CERT\w*)$/u;

const isNetwork = (error: unknown) =>
  nameOf(error) === "TimeoutError" || networkCodes.test(findCode(error) ?? "");

/** What joining parts is refused for when it is the sender's doing. */
export const partFaults: Readonly<Record<string, string>> = {
  InvalidPart: "A part is missing, or its ETag is not the one it was answered with. Send the part again.",
  InvalidPartOrder: "The parts are not in the order of their numbers.",
  EntityTooSmall: "Every part but the last needs at least 5 MiB: raise MLFLOW_MULTIPART_UPLOAD_CHUNK_SIZE.",
};

/** The bucket answered with nothing where it owes something. */
export const incomplete = () => unavailable(away);
