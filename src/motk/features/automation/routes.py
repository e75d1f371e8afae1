from motk.features.automation import kinds
from motk.features.automation.schemas import StatusAutomationChanges, StatusAutomationNew, StatusAutomationOut
from motk.gate.crud import Behaviour, resource
from motk.model.automation import StatusAutomation

routers = [
    resource(
        "status_automation",
        StatusAutomation,
        plural="status-automations",
        new=StatusAutomationNew,
        changes=StatusAutomationChanges,
        out=StatusAutomationOut,
        behaviour=Behaviour(create=kinds.create, edit=kinds.edit),
    ),
]
