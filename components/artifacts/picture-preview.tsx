"use client";

import { useState } from "react";
import { NoPreview } from "./no-preview.tsx";

/** A picture on a checkered ground, so that what is transparent shows. An SVG in `<img>` runs no script. */
export function PicturePreview({ address, name }: { address: string; name: string }) {
  const [size, setSize] = useState("");
  const [failed, setFailed] = useState(false);
  if (failed) return <NoPreview reason="The browser cannot show this picture." />;
  return (
    <figure className="p-4">
      {/* oxlint-disable-next-line nextjs/no-img-element */}
      <img
        src={address}
        alt={name}
        className="mx-auto max-h-[70vh] max-w-full rounded-md border bg-[repeating-conic-gradient(var(--muted)_0_25%,transparent_0_50%)] bg-size-[16px_16px] object-contain"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setSize(`${naturalWidth} × ${naturalHeight}`)
        }
        onError={() => setFailed(true)}
      />
      <figcaption className="numeric mt-2 min-h-5 text-center text-sm text-muted-foreground">
        {size}
      </figcaption>
    </figure>
  );
}
