from motk.features.comments.schemas import CommentChanges, CommentNew, CommentOut
from motk.features.comments.write import create, edit
from motk.gate.crud import Behaviour, resource
from motk.model.comment import Comment

routers = [
    resource(
        "comment",
        Comment,
        plural="comments",
        new=CommentNew,
        changes=CommentChanges,
        out=CommentOut,
        behaviour=Behaviour(create=create, edit=edit),
    ),
]
