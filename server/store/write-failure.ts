import { AppError, findCode } from "#server/core/errors.ts";

const sentences: Record<string, string> = {
  ENOSPC:
    "The server's disk is full, so the file was not kept. Ask an operator to make room, then try again.",
  EDQUOT: "The server's disk quota is used up, so the file was not kept. Ask an operator to make room.",
  EROFS: "The server's artifact folder cannot be written, so the file was not kept. Tell an operator.",
  EACCES: "The server's artifact folder cannot be written, so the file was not kept. Tell an operator.",
  EIO: "The server's disk failed, so the file was not kept. Tell an operator.",
  EMFILE: "The server has too many files open just now. Try again in a moment.",
};

/** What a person is told when bytes could not be kept; failures of the source stay as they are. */
export function explainWriteFailure(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const sentence = sentences[findCode(error) ?? ""];
  return sentence === undefined ? error : new AppError("unavailable", sentence, { cause: error });
}
