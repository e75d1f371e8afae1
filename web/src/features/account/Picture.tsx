import { Button, FileButton, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { removeAvatar, setAvatar } from "@/api/account";
import { pictureAddress } from "@/api/picture";
import { Problem } from "@/api/problem";
import { meQuery } from "@/api/session";
import { useMe } from "@/api/use-project";
import { shrinkPicture } from "@/lib/shrink-picture";
import { Avatar } from "@/ui/Avatar";
import classes from "./Account.module.css";

/** One's picture, as small as it is shown. */
export function Picture() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { account } = useMe();
  const refresh = () => queries.invalidateQueries(meQuery);
  const choosing = useMutation({
    mutationFn: async (file: File) => setAvatar(await shrinkPicture(file)),
    onSuccess: refresh,
  });
  const removing = useMutation({ mutationFn: removeAvatar, onSuccess: refresh });
  const error = choosing.error ?? removing.error;
  return (
    <section className={classes.section} aria-label={t("security.picture")}>
      <Group gap="md">
        <Avatar name={account.display_name} picture={pictureAddress(account.avatar_id)} size={64} />
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => file && choosing.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={choosing.isPending}>
              {t("security.choosePicture")}
            </Button>
          )}
        </FileButton>
        {account.avatar_id && (
          <Button variant="subtle" color="gray" loading={removing.isPending} onClick={() => removing.mutate()}>
            {t("security.removePicture")}
          </Button>
        )}
      </Group>
      {error && (
        <p className={classes.problem} role="alert">
          {error instanceof Problem ? error.message : t("security.notAPicture")}
        </p>
      )}
    </section>
  );
}
