import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { projectsQuery } from "@/api/projects";
import classes from "./Shell.module.css";

const MOST = 15;

/** From one production to another without going home first. */
export function ProjectMenu() {
  const { t } = useTranslation();
  const { projectId } = useParams({ strict: false });
  const { data: projects = [] } = useQuery(projectsQuery);
  const here = projects.find(({ id }) => id === projectId);
  if (!projectId) return null;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button className={classes.project ?? ""} variant="default" rightSection={<IconChevronDown size={14} />}>
          {here?.name ?? t("frame.project")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {projects.slice(0, MOST).map(({ id, name }) => (
          <Menu.Item
            key={id}
            component={Link}
            to={`/projects/${id}/overview`}
            rightSection={id === projectId && <IconCheck size={14} className={classes.chosen} />}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/">
          {t("frame.projects")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
