from accounts.models import Account


def seed(owner):
    """The account that every other service's sample data belongs to; its password is for development only."""
    if not Account.objects.filter(name=owner).exists():
        account = Account(name=owner)
        account.set_password("demo-password")
        account.save()
