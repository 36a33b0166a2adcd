"use client";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";

/** One of a few words, each with what it means. */
export function Choice<Word extends string>(props: {
  label: string;
  value: Word;
  options: Readonly<Record<Word, string>>;
  onChange: (word: Word) => void;
}) {
  const { label, value, options, onChange } = props;
  const words = Object.keys(options).filter((word): word is Word => word in options);
  const choose = (chosen: string) => {
    const word = words.find((known) => known === chosen);
    if (word !== undefined) onChange(word);
  };
  return (
    <Select value={value} onValueChange={choose}>
      <SelectTrigger aria-label={label} title={label}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {words.map((word) => (
          <SelectItem key={word} value={word}>
            {options[word]}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
