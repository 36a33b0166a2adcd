import { GetObjectCommand, UploadPartCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { explained } from "./s3-failure.ts";
import type { Bucket } from "./s3-client.ts";
import type { DirectAddresses } from "./store.ts";

/** Addresses signed with the server's own credentials; temporary ones end them early. */
export function directAddresses({ client, at }: Bucket): DirectAddresses {
  return {
    ofPart({ key, uploadId }, number, seconds) {
      const command = new UploadPartCommand({ ...at(key), UploadId: uploadId, PartNumber: number });
      return explained(getSignedUrl(client, command, { expiresIn: seconds }));
    },
    ofObject(key, { disposition, contentType }, seconds) {
      const shown = { ResponseContentDisposition: disposition, ResponseContentType: contentType };
      return explained(
        getSignedUrl(client, new GetObjectCommand({ ...at(key), ...shown }), { expiresIn: seconds }),
      );
    },
  };
}
