import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "@/lib/store";
import { Dialog } from "@/ui/Dialog";
import { KeyCaps } from "@/ui/KeyCaps";
import { type Choice, isPlace } from "./jump-choice";
import { JumpList } from "./JumpList";
import classes from "./Shell.module.css";
import { isJumpOpen } from "./shortcuts-store";

/** The way to anything by its name. */
export function JumpButton() {
  const { t } = useTranslation();
  const isOpen = useStore(isJumpOpen);
  const close = () => isJumpOpen.set(false);
  const isGoing = useRef(false);
  useLayoutEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    // The keyboard comes back to where it was. Of who goes somewhere else it is nobody's, until the place they go to takes it.
    return () => {
      const { activeElement: now } = document;
      if (isGoing.current && now instanceof HTMLElement) now.blur();
      else if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      isGoing.current = false;
    };
  }, [isOpen]);
  const onDone = (choice: Choice) => {
    isGoing.current = isPlace(choice);
    close();
  };
  return (
    <>
      <button type="button" className={classes.jump} onClick={() => isJumpOpen.set(true)}>
        {t("frame.search")}
        <KeyCaps keys="mod+k" />
      </button>
      <Dialog
        opened={isOpen}
        onClose={close}
        returnFocus={false}
        withCloseButton={false}
        padding={0}
        size={600}
        yOffset="12vh"
        centered={false}
        title={t("palette.placeholder")}
        classNames={{ header: classes.unseen ?? "" }}
      >
        <JumpList onDone={onDone} />
      </Dialog>
    </>
  );
}
