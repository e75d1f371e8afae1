import { Button, FileButton, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";

interface Props {
  /** The picture as it is shown now, or what stands in its place. */
  children: ReactNode;
  words: { choose: string; remove: string };
  /** Without it there is nothing to remove. */
  onRemove?: (() => Promise<unknown>) | undefined;
  onChoose: (file: File) => Promise<unknown>;
  /** What to say when either fails. */
  problem: (error: Error) => string;
}

/** A small picture of somebody or something, to be chosen anew or taken away. */
export function PictureChoice({ children, words, onChoose, onRemove, problem }: Props) {
  const choosing = useMutation({ mutationFn: onChoose });
  const removing = useMutation({ mutationFn: async () => onRemove?.() });
  const error = choosing.error ?? removing.error;
  return (
    <>
      <Group gap="md">
        {children}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => file && choosing.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={choosing.isPending}>
              {words.choose}
            </Button>
          )}
        </FileButton>
        {onRemove && (
          <Button variant="subtle" color="gray" loading={removing.isPending} onClick={() => removing.mutate()}>
            {words.remove}
          </Button>
        )}
      </Group>
      {error && <p role="alert">{problem(error)}</p>}
    </>
  );
}
