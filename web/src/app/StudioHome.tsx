import { Link } from "@tanstack/react-router";
import { pictureAddress } from "@/api/picture";
import { useMe } from "@/api/use-project";
import { Logo } from "@/ui/Logo";
import classes from "./Shell.module.css";

export function StudioHome() {
  const { organization } = useMe();
  return (
    <Link to="/" className={classes.home}>
      {organization.logo_id ? (
        <img className={classes.logo} src={pictureAddress(organization.logo_id)} alt="" />
      ) : (
        <Logo />
      )}
      <span className={classes.studio}>{organization.name}</span>
    </Link>
  );
}
