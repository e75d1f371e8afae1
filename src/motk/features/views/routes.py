from motk.features.views import keep
from motk.features.views.schemas import ViewChanges, ViewNew, ViewOut
from motk.gate.crud import Behaviour, resource
from motk.model.view import View

routers = [
    resource(
        "view",
        View,
        plural="views",
        new=ViewNew,
        changes=ViewChanges,
        out=ViewOut,
        behaviour=Behaviour(create=keep.create, edit=keep.edit),
    ),
]
