"use client";

import { useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { ToggleGroup, ToggleGroupItem } from "#components/ui/toggle-group.tsx";
import { FileFacts } from "./file-facts.tsx";
import type { PreviewedFile } from "./previewed-file.ts";

/** Smaller pictures, such as digits of a data set, are enlarged with their pixels in sight. */
const smallPx = 160;

/** A picture on a checkered ground, so that what is transparent shows. An SVG in `<img>` runs no script and loads nothing. */
export function PicturePreview({ file }: { file: PreviewedFile }) {
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [isWhole, setIsWhole] = useState(true);
  const [failed, setFailed] = useState(false);
  if (failed) return <FileFacts file={file} reason="The browser cannot show this picture." />;
  const isSmall = size !== undefined && Math.max(size.width, size.height) <= smallPx;
  return (
    <figure>
      <figcaption className="flex min-h-11 items-center gap-3 px-4 text-sm text-muted-foreground">
        <span className="numeric">{size !== undefined && `${size.width} × ${size.height}`}</span>
        <ToggleGroup
          type="single"
          size="sm"
          variant="outline"
          aria-label="Size"
          className="ml-auto"
          value={isWhole ? "fit" : "full"}
          onValueChange={(value) => value !== "" && setIsWhole(value === "fit")}
        >
          <ToggleGroupItem value="fit">Fit</ToggleGroupItem>
          <ToggleGroupItem value="full">100 %</ToggleGroupItem>
        </ToggleGroup>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable */}
      <div tabIndex={isWhole ? undefined : 0} className="max-h-[72vh] overflow-auto px-4 pb-4">
        {/* oxlint-disable-next-line nextjs/no-img-element */}
        <img
          src={file.address}
          alt={file.name}
          className={cn(
            "mx-auto rounded-md border bg-[repeating-conic-gradient(var(--muted)_0_25%,transparent_0_50%)] bg-size-[16px_16px]",
            isWhole ? "max-h-[66vh] max-w-full object-contain" : "max-w-none",
            isWhole && isSmall && "h-64 [image-rendering:pixelated]",
          )}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setSize({ width, height })
          }
          onError={() => setFailed(true)}
        />
      </div>
    </figure>
  );
}
