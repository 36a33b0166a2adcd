import type { Components } from "react-markdown";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { cn } from "#components/ui/cn.ts";

/**
 * Markdown that people wrote, as prose. Raw HTML stays text, links that are not web or mail addresses lose
 * their target, and pictures of other sites become links: nothing here runs or calls a third party.
 */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn(prose, className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="nofollow noopener noreferrer" target="_blank">
      {children}
    </a>
  ),
  img: ({ src, alt }) => (
    <a href={typeof src === "string" ? src : undefined} rel="nofollow noopener noreferrer" target="_blank">
      {alt === undefined || alt === "" ? "picture" : alt}
    </a>
  ),
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
};

const prose = [
  "max-w-prose text-base break-words [&>*+*]:mt-3",
  "[&_a]:text-link [&_a]:underline [&_a]:underline-offset-2",
  "[&_h3]:text-lg [&_h3]:font-semibold [&_h4]:font-semibold [&_h5]:font-medium",
  "[&_ul]:list-disc [&_ul]:pl-5 [&_ol]:list-decimal [&_ol]:pl-5 [&_li]:mt-1",
  "[&_code]:rounded-sm [&_code]:bg-muted [&_code]:px-1 [&_code]:font-mono [&_code]:text-xs",
  "[&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:border [&_pre]:bg-muted/60 [&_pre]:p-3 [&_pre_code]:bg-transparent [&_pre_code]:p-0",
  "[&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-muted-foreground",
  "[&_table]:block [&_table]:overflow-x-auto [&_td]:border [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:px-2 [&_th]:py-1 [&_th]:text-left",
].join(" ");
