import { type RefObject, useEffect, useEffectEvent } from "react";

/** Something a frame said. */
export type Told = Record<string, unknown>;

/**
 * Listens to a frame of nobody's origin, which cannot be named as the only one to be heard: what comes from another window is not
 * for this page. `answer` says something back.
 */
export function useFrameTalk(
  frame: RefObject<HTMLIFrameElement | null>,
  onTold: (told: Told, answer: (message: unknown) => void) => void,
): void {
  const hear = useEffectEvent(({ source, data }: MessageEvent<unknown>) => {
    const inside = frame.current?.contentWindow;
    if (inside === null || inside === undefined || source !== inside) return;
    if (typeof data !== "object" || data === null) return;
    onTold({ ...data }, (message) => inside.postMessage(message, "*"));
  });
  useEffect(() => {
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, []);
}
