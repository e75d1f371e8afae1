"""What reaches a person, and by which way: kept with the account, read by whoever tells them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Reason = Literal["assigned", "mentioned", "replied", "commented", "status", "retake", "ready", "due", "followed"]


class NotificationSettings(BaseModel):
    """What is not said is as written here. `muted` reasons reach nobody, neither the inbox nor the mail."""

    model_config = ConfigDict(extra="ignore")

    mail: Literal["off", "at_once", "hourly", "daily"] = "daily"
    daily_hour: Annotated[int, Field(ge=0, le=23, description="In the person's own time zone.")] = 9
    muted: Annotated[list[Reason], Field(max_length=20)] = []
