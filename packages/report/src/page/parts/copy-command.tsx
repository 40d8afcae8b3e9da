import { useState } from 'preact/hooks';

/** A command to run next, and a button that copies it. */
export function CopyCommand({ command }: { readonly command: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(command).then(() => setIsCopied(true));
  };
  return (
    <p class="next-command">
      <span>Run next</span> <code>{command}</code>
      <button type="button" onClick={copy}>
        {isCopied ? 'copied' : 'copy'}
      </button>
    </p>
  );
}
