"""What people are told: the inbox, what they follow, the mail of what they have not read."""
