"use client";

import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { columnFormat, formatCount } from "#components/common/format/number.ts";
import { describeX } from "./describe-x.ts";
import { nearestIndex } from "./nearest.ts";
import type { Bucket, Series, XAxisKind } from "./series.ts";

const rowsMax = 1_000;

/** The numbers behind a chart, for reading one by one and for those who cannot see it. */
export function ChartTable(props: {
  title: string;
  series: readonly Series[];
  axis: XAxisKind;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const rows = props.series.flatMap((one) => one.buckets.map((bucket) => ({ series: one, bucket })));
  const format = columnFormat(rows.flatMap(({ bucket }) => [bucket.min ?? NaN, bucket.max ?? NaN]));
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent className="flex max-h-[calc(100dvh-2rem)] flex-col sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription>
            {rows.length > rowsMax
              ? `The first ${formatCount(rowsMax)} of ${formatCount(rows.length)} rows; the CSV has every point.`
              : "What the chart draws; the CSV has every point."}
          </DialogDescription>
        </DialogHeader>
        <div className="min-h-0 overflow-auto rounded-md border">
          <table className="numeric w-full text-right text-sm">
            <thead className="sticky top-0 bg-muted text-xs text-muted-foreground">
              <tr className="*:px-3 *:py-1.5 *:font-medium">
                {props.series.length > 1 && <th className="text-left">Run</th>}
                <th className="text-left">At</th>
                <th>Min</th>
                <th>Mean</th>
                <th>Max</th>
                <th>Points</th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {rows.slice(0, rowsMax).map(({ series, bucket }) => (
                <tr key={`${series.runId} ${bucket.x}`} className="*:px-3 *:py-1">
                  {props.series.length > 1 && <td className="max-w-40 truncate text-left">{series.label}</td>}
                  <td className="text-left whitespace-nowrap">{describeX(props.axis, bucket.x)}</td>
                  <Values bucket={bucket} series={series} format={format} />
                  <td>{formatCount(bucket.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Values(props: { bucket: Bucket; series: Series; format: (value: number) => string }) {
  const { bucket, series, format } = props;
  if (bucket.min === null || bucket.mean === null || bucket.max === null) {
    const odd = series.odd[nearestIndex(series.odd, bucket.x)];
    return <td colSpan={3}>{odd === undefined ? "–" : format(Number(odd.value))}</td>;
  }
  return (
    <>
      <td>{format(bucket.min)}</td>
      <td>{format(bucket.mean)}</td>
      <td>{format(bucket.max)}</td>
    </>
  );
}
