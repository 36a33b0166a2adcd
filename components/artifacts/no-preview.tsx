/** Stands where a preview would be. */
export function NoPreview({ reason }: { reason: string }) {
  return <p className="px-4 py-16 text-center text-sm text-muted-foreground">{reason}</p>;
}
