"""Which widgets stand where on the page of a shot, an asset, a sequence: for everybody, for a role, for one person."""
