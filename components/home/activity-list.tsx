"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import type { Activity } from "#server/domain/activity/schema.ts";
import { activityInput } from "./activity-input.ts";
import { describeActivity } from "./describe-activity.ts";

const linesMax = 12;

/** What teammates and their machines did lately. */
export function ActivityList({ first }: { first: Activity[] }) {
  const { team } = useFrame();
  const { data } = useQuery({ ...useTRPC().activity.list.queryOptions(activityInput), initialData: first });
  const lines = describeActivity(data).slice(0, linesMax);
  if (lines.length === 0)
    return <p className="py-2 text-sm text-muted-foreground">Nothing has happened yet.</p>;
  return (
    <ol className="text-sm">
      {lines.map(({ id, atMs, who, did, subject }) => (
        <li key={id} className="flex gap-3 border-b py-2 last:border-0">
          <span className="min-w-0 flex-1">
            <span className="font-medium">{who}</span> <span className="text-muted-foreground">{did}</span>{" "}
            {subject !== undefined &&
              (subject.path === undefined ? (
                subject.label
              ) : (
                <Link
                  href={`/${team.slug}${subject.path}`}
                  prefetch={false}
                  className="break-words hover:underline"
                >
                  {subject.label}
                </Link>
              ))}
          </span>
          <RelativeTime at={atMs} className="shrink-0 text-xs leading-5 text-muted-foreground" />
        </li>
      ))}
    </ol>
  );
}
