import { Link } from "@tanstack/react-router";
import { useMe } from "@/api/use-project";
import { Logo } from "@/ui/Logo";
import classes from "./Shell.module.css";

export function StudioHome() {
  const me = useMe();
  return (
    <Link to="/" className={classes.home}>
      <Logo />
      {me.organization.name}
    </Link>
  );
}
