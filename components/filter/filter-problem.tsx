"use client";

import type { RefObject } from "react";
import { useEffect, useState } from "react";
import type { Problem } from "#server/core/filter/index.ts";

/** The mistake in words, with the column, below the box. */
export function FilterProblem({ id, problem }: { id: string; problem: Problem }) {
  return (
    <p
      id={id}
      role="alert"
      className="absolute top-full left-0 z-30 mt-1 max-w-full rounded-md border border-destructive/40 bg-popover px-3 py-2 text-xs shadow-md"
    >
      <span className="text-destructive">Column {problem.column}:</span> {problem.message}
    </p>
  );
}

/** A wavy line below the characters that are wrong: the same text in the same place, invisible but for the line. */
export function ProblemUnderline(props: {
  text: string;
  problem: Problem;
  input: RefObject<HTMLInputElement | null>;
}) {
  const { text, problem } = props;
  const scrolled = useScrollLeft(props.input);
  const from = problem.column - 1;
  const to = Math.max(from + 1, from + problem.length);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 right-8 left-8 overflow-hidden pl-px font-mono text-xs leading-8 whitespace-pre text-transparent max-md:text-base max-md:leading-8"
    >
      <div style={{ transform: `translateX(${-scrolled}px)` }}>
        {text.slice(0, from)}
        <span className="underline decoration-destructive decoration-wavy underline-offset-4">
          {text.slice(from, to).padEnd(1, " ")}
        </span>
      </div>
    </div>
  );
}

function useScrollLeft(input: RefObject<HTMLInputElement | null>): number {
  const [scrollLeft, setScrollLeft] = useState(0);
  useEffect(() => {
    const element = input.current;
    if (element === null) return undefined;
    const follow = () => setScrollLeft(element.scrollLeft);
    follow();
    element.addEventListener("scroll", follow);
    return () => element.removeEventListener("scroll", follow);
  }, [input]);
  return scrollLeft;
}
